"""Settings: the business, its stations, its opening hours and its number series. Words: business, station, series."""
