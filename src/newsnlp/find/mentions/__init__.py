"""Where names begin and end, and what they name: rules that mend what the models find."""
