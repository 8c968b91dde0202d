"""What a detail means: parse() makes a value, str() gives its normal form."""
