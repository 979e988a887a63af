"""Help: a customer calls somebody. Words: call for help, coming. CALLED > COMING > DONE."""
