"""Small areas put into localities: the question, the search, the proof, the rival."""
