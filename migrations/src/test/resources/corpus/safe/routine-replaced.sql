-- idea: A function gets another body and keeps its contract.
-- base: shop
-- expect: safe
-- findings:

CREATE OR REPLACE FUNCTION greeting(p_name text, p_word text DEFAULT 'Hello') RETURNS text LANGUAGE sql IMMUTABLE
    RETURN p_word || ', ' || p_name || '!';
