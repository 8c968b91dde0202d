"""The tables of the store, as the steps that made them.

A step is never changed once released; a new one is added at the end. Its number is its
place, counted from 1.
"""

from __future__ import annotations

Migration = tuple[str, ...]

MIGRATIONS: tuple[Migration, ...] = (
    (
        # AUTOINCREMENT: the number of a deleted contact is never given to another.
        """
        CREATE TABLE contact (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            photo_digest TEXT NOT NULL,
            card INTEGER NOT NULL,
            photo BLOB NOT NULL,
            interview_date TEXT NOT NULL,
            interview_source TEXT NOT NULL,
            interview_company TEXT,
            interview_role TEXT,
            revision INTEGER NOT NULL,
            created TEXT NOT NULL,
            updated TEXT NOT NULL,
            UNIQUE (photo_digest, card)
        )
        """,
        """
        CREATE TABLE detail (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            field TEXT NOT NULL,
            position INTEGER NOT NULL,
            value TEXT,
            raw TEXT NOT NULL,
            kind TEXT,
            confidence REAL NOT NULL,
            grade TEXT NOT NULL,
            readers TEXT NOT NULL,
            box TEXT,
            PRIMARY KEY (contact_id, field, position)
        )
        """,
        # A table and not a column of detail: a person can also empty a field.
        """
        CREATE TABLE edited (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            field TEXT NOT NULL,
            PRIMARY KEY (contact_id, field)
        )
        """,
        """
        CREATE TABLE follow_up (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            step TEXT NOT NULL,
            due TEXT NOT NULL,
            latest TEXT NOT NULL,
            uses TEXT,
            missing TEXT,
            stand_in TEXT,
            PRIMARY KEY (contact_id, position)
        )
        """,
    ),
    # Departments, profiles and other names are rows of detail like all others; but a
    # version that doesn't know them would leave them out when it writes a contact.
    (),
    (
        """
        CREATE TABLE interview (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            date TEXT NOT NULL,
            source TEXT NOT NULL,
            company TEXT,
            role TEXT,
            decides TEXT,
            notes TEXT NOT NULL DEFAULT '[]',
            lead INTEGER,
            is_lead_given INTEGER NOT NULL DEFAULT 0,
            firm TEXT NOT NULL DEFAULT '',
            employer TEXT NOT NULL DEFAULT ''
        )
        """,
        "CREATE INDEX interview_by_date ON interview (date)",
        "CREATE INDEX interview_by_firm ON interview (date, firm)",
        "CREATE INDEX interview_by_employer ON interview (date, employer)",
        """
        CREATE TABLE participant (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
            PRIMARY KEY (contact_id, interview_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX participant_by_interview ON participant (interview_id)",
        # What keeps a detail in doubt: what else it may be.
        "ALTER TABLE detail ADD COLUMN disputes TEXT NOT NULL DEFAULT '[]'",
        "ALTER TABLE detail ADD COLUMN rivals TEXT NOT NULL DEFAULT '[]'",
        # The interviews of older contacts were one for each.
        """
        INSERT INTO interview (id, date, source, company, role, lead)
        SELECT id, interview_date, interview_source, interview_company, interview_role,
            id
        FROM contact
        """,
        "INSERT INTO participant SELECT id, id FROM contact",
        # Where a card was seen: a person can have several, and so several photos.
        """
        CREATE TABLE sighting (
            photo_digest TEXT NOT NULL,
            card INTEGER NOT NULL,
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            photo BLOB NOT NULL,
            seen TEXT NOT NULL,
            PRIMARY KEY (photo_digest, card)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX sighting_by_contact ON sighting (contact_id)",
        """
        INSERT INTO sighting
        SELECT photo_digest, card, id, photo, updated FROM contact
        """,
        """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            created TEXT NOT NULL,
            updated TEXT NOT NULL,
            deleted TEXT,
            merged_into INTEGER,
            planned TEXT NOT NULL DEFAULT ''
        )
        """,
        """
        INSERT INTO person (id, uid, revision, created, updated)
        SELECT id, uid, revision, created, updated FROM contact
        """,
        "DROP TABLE contact",
        "ALTER TABLE person RENAME TO contact",
        # Whether a number is printed as the person's own line.
        "ALTER TABLE detail ADD COLUMN is_direct INTEGER NOT NULL DEFAULT 0",
        # Only few are merged or deleted: nobody is to look up all the others by that.
        """
        CREATE INDEX contact_by_merger ON contact (merged_into)
        WHERE merged_into IS NOT NULL
        """,
        """
        CREATE INDEX contact_by_deletion ON contact (deleted)
        WHERE deleted IS NOT NULL
        """,
        # The plan of each contact and the days of its next step, so that nobody has to
        # plan them all to see what is due today.
        "DROP TABLE follow_up",
        """
        CREATE TABLE agenda (
            contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
            due TEXT,
            latest TEXT,
            made TEXT NOT NULL,
            plan TEXT NOT NULL
        )
        """,
        # By the last day first: those that are long over are most, and never asked for.
        "CREATE INDEX agenda_by_day ON agenda (latest, due) WHERE due IS NOT NULL",
        # All that was done, in its order; what was undone stays and is marked.
        """
        CREATE TABLE action (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE,
            interview_id INTEGER REFERENCES interview (id) ON DELETE CASCADE,
            data TEXT NOT NULL DEFAULT '{}',
            before TEXT,
            undone TEXT
        )
        """,
        "CREATE INDEX action_by_contact ON action (contact_id)",
        "CREATE INDEX action_by_interview ON action (interview_id)",
        """
        CREATE INDEX action_to_undo ON action (id)
        WHERE undone IS NULL AND before IS NOT NULL
        """,
        # By what a contact can be found again: parts of identity, and all its text.
        """
        CREATE TABLE trait (
            value TEXT NOT NULL,
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            PRIMARY KEY (value, contact_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX trait_by_contact ON trait (contact_id)",
        """
        CREATE TABLE likeness (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            other_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            why TEXT NOT NULL,
            settled TEXT,
            PRIMARY KEY (contact_id, other_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX likeness_by_other ON likeness (other_id)",
        """
        CREATE INDEX likeness_to_settle ON likeness (contact_id, other_id, why)
        WHERE settled IS NULL
        """,
        "CREATE VIRTUAL TABLE wording USING fts5 (text, tokenize = 'unicode61')",
        # Where contacts were exported to: what is forgotten is forgotten there, too.
        "CREATE TABLE exported (folder BLOB PRIMARY KEY) WITHOUT ROWID",
        # What the derived tables (agenda, trait, wording) were made with.
        "CREATE TABLE derived (planner TEXT NOT NULL, indexer TEXT NOT NULL)",
    ),
    (
        # What was read on each photo, by the SHA-256 of its bytes: no photo is read
        # twice for nothing.
        """
        CREATE TABLE photo (
            digest TEXT PRIMARY KEY,
            way TEXT NOT NULL,
            taken TEXT,
            at TEXT NOT NULL,
            readings TEXT NOT NULL
        )
        """,
        # The file's size and time tell without opening it that it is the same still.
        """
        CREATE TABLE file (
            path BLOB PRIMARY KEY,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            digest TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        # Who reads a photo at the moment.
        """
        CREATE TABLE claim (
            digest TEXT PRIMARY KEY,
            run TEXT NOT NULL
        ) WITHOUT ROWID
        """,
    ),
)
