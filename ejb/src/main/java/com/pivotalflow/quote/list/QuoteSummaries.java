package com.pivotalflow.quote.list;

import static java.util.Objects.requireNonNull;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SearchText;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.KnownCurrencies;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.quote.content.QuoteColumns;
import com.pivotalflow.quote.lifecycle.QuoteStanding;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.lifecycle.VersionState;
import com.pivotalflow.quote.terms.QuoteType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of quotes: one statement a page, whatever is filtered and however it is sorted. */
@ApplicationScoped
public class QuoteSummaries {

    static final String USUAL_SORT = "-createdAt";

    /** Each is backed by an index that ends with the id. */
    public static final Map<String, SortColumn> SORTS = Map.of(
            "createdAt", new SortColumn("q.created_at", "timestamptz"),
            "updatedAt", new SortColumn("q.updated_at", "timestamptz"),
            "quoteNumber", new SortColumn("q.number_year", "smallint", new SortColumn("q.number_sequence", "bigint")),
            "title", new SortColumn("lower(q.title)", "text"),
            "status", new SortColumn("q.status", "text"),
            "grandTotal", new SortColumn("q.total_amount", "numeric"),
            "validUntil", new SortColumn("q.valid_until", "date"));

    private static final QuoteColumns.OfStatus STATUSES = new QuoteColumns.OfStatus();
    private static final QuoteColumns.OfVersionState VERSION_STATES = new QuoteColumns.OfVersionState();

    private static final String COLUMNS = """
            q.id, q.version, q.quote_number, q.head_version_number, q.status, q.title, q.customer_id, c.company_name,
            q.currency_code, q.net_amount, q.total_amount, q.base_currency_code, q.base_total_amount, q.valid_until,
            q.owner_id, q.sent_at, v.state, v.expires_at\
            """;

    /**
     * Every quote has a customer. An outer join says where to begin: told nothing, the database begins with the customers of
     * an organization that has few, reads all their quotes, and sorts them for one page.
     */
    private static final String TABLES =
            "quotes q LEFT JOIN customers c ON c.organization_id = q.organization_id AND c.id = q.customer_id"
                    + " LEFT JOIN quote_versions v"
                    + " ON v.organization_id = q.organization_id AND v.id = q.current_version_id";

    @Inject
    QuoteListRepository quotes;

    @Inject
    OrganizationService organizations;

    @Inject
    Clock clock;

    public Page<QuoteSummary> list(Caller caller, QuoteFilter filter, PageRequest request) {
        Instant now = clock.instant();
        // Most quotes of a page stand at one of a few points, and what is open there is the same for all of them.
        Map<QuoteStanding, String> fingerprints = new HashMap<>();
        KnownCurrencies currencies = organizations.currencies(caller.organization());
        return quotes.list(caller.organization(), query(filter, now), request)
                .map(row -> summary(
                        row,
                        now,
                        currencies,
                        standing -> fingerprints.computeIfAbsent(standing, same -> same.fingerprint(caller))));
    }

    private static KeysetQuery query(QuoteFilter filter, Instant now) {
        KeysetQuery query = new KeysetQuery(COLUMNS, TABLES, "q.id")
                .where("q.deleted_at IS NULL")
                .whereIfPresent(
                        "q.search_text LIKE :words", "words", filter.words().map(SearchText::containing))
                .whereIfPresent("q.currency_code = :currency", "currency", filter.currency());
        if (!filter.statuses().isEmpty()) {
            addStatuses(query, filter.statuses(), now);
        }
        if (!filter.types().isEmpty()) {
            List<String> names =
                    filter.types().stream().map(QuoteType::wireName).toList();
            query.where("q.quote_type IN (:types)", "types", names);
        }
        filter.references()
                .forEach((reference, id) ->
                        query.where("q." + reference.column() + " = :" + reference.column(), reference.column(), id));
        List<QuoteFilter.Bound<?>> bounds = Stream.of(filter.amounts(), filter.dates(), filter.instants())
                .flatMap(List::stream)
                .collect(Collectors.toList());
        for (int i = 0; i < bounds.size(); i++) {
            QuoteFilter.Bound<?> bound = bounds.get(i);
            String parameter = "bound" + i;
            String condition = bound.field().column() + " " + bound.comparison().sql() + " :" + parameter;
            query.where(condition, parameter, bound.value());
        }
        addLabels(query, filter.labels());
        return query;
    }

    /** A version past its deadline counts as expired from then on, whether that was written down yet or not. */
    private static void addStatuses(KeysetQuery query, List<QuoteStatus> wanted, Instant now) {
        Set<String> stored = wanted.stream().map(QuoteStatus::wireName).collect(Collectors.toCollection(TreeSet::new));
        boolean wantsExpired = wanted.contains(QuoteStatus.EXPIRED);
        boolean wantsOpen = wanted.contains(QuoteStatus.SENT) || wanted.contains(QuoteStatus.VIEWED);
        if (wantsExpired) {
            stored.add(QuoteStatus.SENT.wireName());
            stored.add(QuoteStatus.VIEWED.wireName());
        }
        query.where("q.status IN (:statuses)", "statuses", stored);
        if (wantsExpired) {
            String alsoOpen = wanted.stream()
                    .filter(status -> status == QuoteStatus.SENT || status == QuoteStatus.VIEWED)
                    .map(status -> " OR q.status = '" + status.wireName() + "'")
                    .collect(Collectors.joining());
            query.where("(q.status NOT IN ('sent', 'viewed') OR v.expires_at <= :now" + alsoOpen + ")", "now", now);
        } else if (wantsOpen) {
            query.where("(q.status NOT IN ('sent', 'viewed') OR v.expires_at > :now)", "now", now);
        }
    }

    /** A label equals the text or is an array that holds it; containment is what the index on metadata answers. */
    private static void addLabels(KeysetQuery query, Map<String, String> labels) {
        int i = 0;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            String key = "label" + i;
            String text = "text" + i;
            query.where("(q.metadata @> jsonb_build_object(CAST(:" + key + " AS text), CAST(:" + text + " AS text))"
                            + " OR q.metadata @> jsonb_build_object(CAST(:" + key + " AS text),"
                            + " jsonb_build_array(CAST(:" + text + " AS text))))")
                    .bind(key, label.getKey())
                    .bind(text, label.getValue());
            i++;
        }
    }

    private static QuoteSummary summary(
            Object[] columns, Instant now, KnownCurrencies currencies, Function<QuoteStanding, String> fingerprint) {
        RowReader row = new RowReader(columns);
        UUID id = row.id();
        long rowVersion = row.version();
        String number = row.text();
        int version = row.whole();
        QuoteStatus head = requireNonNull(STATUSES.convertToEntityAttribute(row.text()));
        String title = row.text();
        UUID customerId = row.id();
        String customerName = row.text();
        CurrencyUnit currency = currencies.of(row.text());
        String net = new Money(row.decimal(), currency).text();
        String total = new Money(row.decimal(), currency).text();
        CurrencyUnit base = currencies.of(row.text());
        String baseTotal = new Money(row.decimal(), base).text();
        LocalDate validUntil = row.date();
        UUID owner = row.idOrNull();
        Instant sentAt = row.instantOrNull();
        VersionState state = VERSION_STATES.convertToEntityAttribute(row.textOrNull());
        QuoteStanding standing = QuoteStanding.at(now, head, state, row.instantOrNull());
        return new QuoteSummary(
                id,
                EntityTag.of(rowVersion, fingerprint.apply(standing)),
                number,
                version,
                standing.status(),
                title,
                customerId,
                customerName,
                currency.code(),
                net,
                total,
                baseTotal,
                validUntil,
                owner,
                sentAt);
    }
}
