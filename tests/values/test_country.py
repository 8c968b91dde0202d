

def test_a_name_that_begins_within_a_character_names_no_country() -> None:
    assert country_at_end("Santiago, \N{ACCOUNT OF}hile") is None
