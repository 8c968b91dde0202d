"""One run of reading as a page for the browser, and as a table."""
