DROP TABLE
    rate_card_items,
    rate_cards,
    fx_rates,
    tax_rates;
