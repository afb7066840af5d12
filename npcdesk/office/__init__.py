"""What is done: the verbs and the questions, one module a noun. No screen, no paper."""
