"""What can be said on the command line: a module for each command, or a few alike."""
