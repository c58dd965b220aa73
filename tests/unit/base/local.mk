# no program yet
