"""What is learned: the columns that describe the blocks of a page, and the forests and weights of words that judge by them."""
