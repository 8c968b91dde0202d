"""What holds where no option says otherwise: the settings of the person."""

from cardtrail.config.settings import Settings

__all__ = ["Settings"]
