"""The model for few statements: priors by grade, one vote an origin, interval likelihoods."""
