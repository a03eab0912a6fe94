DROP TABLE
    quote_conversions,
    quote_acceptance_selections,
    quote_acceptances,
    quote_views,
    quote_delivery_tokens;
