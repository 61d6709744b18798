// The generator of a new slice starts here.
