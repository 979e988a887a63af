"""Cover's rules: its words, the authority's judgement, the resolver, sessions and notes, one file each."""
