package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who opened a link, and from where, is kept for 13 months; how often it was opened is kept with the link. */
@OnRealServer
class ViewPurgeIT {

    /** Identifiers begin with the milliseconds they were made at. */
    private static final String AGED = """
            UPDATE quote_views SET created_at = t.made, id = CAST(
                lpad(to_hex(CAST(floor(extract(epoch FROM t.made) * 1000) AS bigint)), 12, '0')
                    || substr(replace(CAST(quote_views.id AS text), '-', ''), 13) AS uuid)
            FROM (SELECT now() - INTERVAL '13 months' - CAST(? AS interval) AS made) AS t
            WHERE organization_id = ?
            """;

    private final Database database = TestServer.MAIN.database();

    @Test
    void aViewGoesAfterThirteenMonths() throws Exception {
        Firm firm = Firm.open();
        UUID organization = firm.organization().id();
        Offer offer = Offer.open(firm, firm.as(Firm.EVERYTHING));
        offer.visitor().view();

        database.execute(AGED, "-1 hour", organization);
        Timers.run(TestServer.MAIN, "ViewPurge");
        assertThat(views(organization)).isOne();

        database.execute(AGED, "1 hour", organization);
        Timers.run(TestServer.MAIN, "ViewPurge");
        assertThat(views(organization)).isZero();
        assertThat(offer.journey().get("links").json().at("/items/0/views").asInt())
                .isOne();
    }

    private long views(UUID organization) throws SQLException {
        return database.number("SELECT count(*) FROM quote_views WHERE organization_id = ?", organization);
    }
}
