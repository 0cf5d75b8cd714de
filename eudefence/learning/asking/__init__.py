"""A question as a form in the page, and its last answer to start from."""
