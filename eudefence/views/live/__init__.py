"""What runs in the page: fields, the moving picture, the form of a question, and the widgets that carry them."""
