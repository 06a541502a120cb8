"""Every page in every state, as pictures of the running product: for whoever looks it over, and for the manual."""
