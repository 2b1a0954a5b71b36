"""How RMT Desktop becomes a program that is installed: what goes in, what is left out, and one module per target."""
