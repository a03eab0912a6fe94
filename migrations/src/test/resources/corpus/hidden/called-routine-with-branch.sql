-- idea: A routine is called whose update is not reached with this argument.
-- base: shop
-- hides: routine, branch-not-taken
-- expect: data-change
-- findings: PF-D11 public.drafts

CREATE FUNCTION maybe_mark(p_really boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF p_really THEN
        UPDATE drafts SET body = 'marked';
    END IF;
END
$$;
SELECT maybe_mark(false);
DROP FUNCTION maybe_mark(boolean);
