"""How the corpus and the weights are made. Never imported when the program runs."""
