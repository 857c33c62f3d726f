"""What a notice says of itself: title, number, issuers, dates, status, addressees."""
