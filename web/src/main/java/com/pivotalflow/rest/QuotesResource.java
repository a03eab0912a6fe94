package com.pivotalflow.rest;

import com.pivotalflow.audit.AuditEntry;
import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.QuoteService;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.list.QuoteFilter;
import com.pivotalflow.quote.list.QuoteSummary;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.DuplicateQuote;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.terms.QuoteType;
import com.pivotalflow.quote.view.CalculationView;
import com.pivotalflow.quote.view.QuoteExplanation;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.rest.json.KeyRequired;
import com.pivotalflow.rest.json.MergePatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Quotes: create, read, change, delete, list, calculate. */
@Path("/quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuotesResource {

    @Inject
    QuoteService quotes;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Makes a draft, once for each key. */
    @POST
    @KeyRequired
    @RolesAllowed("quotes.create")
    @Operation(
            value = "Makes a draft, once for each key.",
            answer = QuoteView.class,
            status = 201,
            problems = {
                "PRICE_UNRESOLVED",
                "CALCULATION_REJECTED",
                "PRICE_OVERRIDE_FORBIDDEN",
                "TAX_OVERRIDE_FORBIDDEN",
                "DUPLICATE_VALUE"
            })
    public Response create(CreateQuote command) {
        return calls.answer(caller, () -> {
            QuoteView view = quotes.create(caller, command);
            return Answers.created("quotes/" + view.id(), view.etag(), view);
        });
    }

    /** Computes a quote and stores nothing. */
    @POST
    @Path("calculate")
    @RolesAllowed("quotes.create")
    @Operation(
            value = "Computes a quote and stores nothing.",
            answer = CalculationView.class,
            problems = {"PRICE_UNRESOLVED", "CALCULATION_REJECTED", "PRICE_OVERRIDE_FORBIDDEN", "TAX_OVERRIDE_FORBIDDEN"
            })
    public Response calculate(CreateQuote command) {
        return Response.ok(quotes.calculate(caller, command)).build();
    }

    /** Reads a quote. */
    @GET
    @Path("{id}")
    @RolesAllowed("quotes.view")
    @Operation(value = "Reads a quote.", answer = QuoteView.class, problems = "QUOTE_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        QuoteView view = quotes.get(caller, new QuoteId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes what a quote says. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Changes what a quote says.",
            answer = QuoteView.class,
            problems = {
                "QUOTE_NOT_FOUND",
                "QUOTE_NOT_EDITABLE",
                "QUOTE_IMMUTABLE",
                "CURRENCY_LOCKED",
                "PRICE_UNRESOLVED",
                "CALCULATION_REJECTED",
                "PRICE_OVERRIDE_FORBIDDEN",
                "TAX_OVERRIDE_FORBIDDEN"
            })
    public Response update(@PathParam("id") UUID id, Patch<CreateQuote> patch) {
        return calls.answer(caller, () -> {
            QuoteView view = quotes.update(caller, new QuoteId(id), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Deletes a draft that was never sent. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("quotes.delete")
    @Operation(
            value = "Deletes a draft that was never sent.",
            answer = void.class,
            status = 204,
            problems = {"QUOTE_NOT_FOUND", "QUOTE_NOT_DELETABLE"})
    public Response delete(@PathParam("id") UUID id) {
        quotes.delete(caller, new QuoteId(id), ifMatch.precondition());
        return Response.noContent().build();
    }

    /** Makes a new draft of what a quote says, once for each key. */
    @POST
    @Path("{id}/duplicate")
    @KeyRequired
    @RolesAllowed("quotes.create")
    @Operation(
            value = "Makes a new draft of what a quote says, with number, dates and lines of its own.",
            answer = QuoteView.class,
            status = 201,
            problems = {
                "QUOTE_NOT_FOUND",
                "PRICE_UNRESOLVED",
                "CALCULATION_REJECTED",
                "PRICE_OVERRIDE_FORBIDDEN",
                "TAX_OVERRIDE_FORBIDDEN"
            })
    public Response duplicate(@PathParam("id") UUID id, DuplicateQuote command) {
        return calls.answer(caller, () -> {
            QuoteView view = quotes.duplicate(caller, new QuoteId(id), command);
            return Answers.created("quotes/" + view.id(), view.etag(), view);
        });
    }

    /** Explains every amount of a quote. */
    @GET
    @Path("{id}/explanation")
    @RolesAllowed("quotes.view")
    @Operation(
            value = "Explains every amount of a quote, step by step.",
            answer = QuoteExplanation.class,
            problems = "QUOTE_NOT_FOUND")
    public QuoteExplanation explanation(@PathParam("id") UUID id) {
        return quotes.explain(caller, new QuoteId(id));
    }

    /** What was done to a quote. */
    @GET
    @Path("{id}/history")
    @RolesAllowed("quotes.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(
            value = "Lists what was done to a quote, the newest first.",
            answer = AuditEntry.class,
            problems = "QUOTE_NOT_FOUND")
    public Response history(@PathParam("id") UUID id) {
        return list.answer(quotes.history(caller, new QuoteId(id), list.page()));
    }

    /** Lists quotes. */
    @GET
    @RolesAllowed("quotes.view")
    @Parameters({
        "q",
        "status",
        "type",
        "customerId",
        "projectId",
        "ownerId",
        "createdBy",
        "currency",
        "grandTotal[gt]",
        "grandTotal[gte]",
        "grandTotal[lt]",
        "grandTotal[lte]",
        "netTotal[gt]",
        "netTotal[gte]",
        "netTotal[lt]",
        "netTotal[lte]",
        "validFrom[gt]",
        "validFrom[gte]",
        "validFrom[lt]",
        "validFrom[lte]",
        "validUntil[gt]",
        "validUntil[gte]",
        "validUntil[lt]",
        "validUntil[lte]",
        "createdAt[gt]",
        "createdAt[gte]",
        "createdAt[lt]",
        "createdAt[lte]",
        "sentAt[gt]",
        "sentAt[gte]",
        "sentAt[lt]",
        "sentAt[lte]",
        "sort",
        "limit",
        "cursor",
        "includeTotal"
    })
    @MetadataParameters({
        "createdAt",
        "createdBy",
        "updatedAt",
        "approvedAt",
        "acceptedAt",
        "expiresAt",
        "sentAt",
        "discountType",
        "title",
        "type",
        "ownerId",
        "contactId"
    })
    @Operation(value = "Lists quotes, without their lines.", answer = QuoteSummary.class)
    public Response list() {
        QuoteFilter filter = filter();
        return list.answer(quotes.list(caller, filter, list.page()));
    }

    private QuoteFilter filter() {
        Map<QuoteFilter.Reference, UUID> references = new EnumMap<>(QuoteFilter.Reference.class);
        for (QuoteFilter.Reference reference : QuoteFilter.Reference.values()) {
            list.id(reference.wireName()).ifPresent(id -> references.put(reference, id));
        }
        List<QuoteFilter.Bound<BigDecimal>> amounts = new ArrayList<>();
        addBounds(QuoteFilter.Field.GRAND_TOTAL, list::decimal, amounts);
        addBounds(QuoteFilter.Field.NET_TOTAL, list::decimal, amounts);
        List<QuoteFilter.Bound<LocalDate>> dates = new ArrayList<>();
        addBounds(QuoteFilter.Field.VALID_FROM, list::date, dates);
        addBounds(QuoteFilter.Field.VALID_UNTIL, list::date, dates);
        List<QuoteFilter.Bound<Instant>> instants = new ArrayList<>();
        addBounds(QuoteFilter.Field.CREATED_AT, list::instant, instants);
        addBounds(QuoteFilter.Field.SENT_AT, list::instant, instants);
        return new QuoteFilter(
                list.text("q"),
                list.values("status", QuoteStatus.class),
                list.values("type", QuoteType.class),
                references,
                list.text("currency"),
                amounts,
                dates,
                instants,
                list.metadata());
    }

    private static <T> void addBounds(
            QuoteFilter.Field field, Function<String, Optional<T>> read, List<QuoteFilter.Bound<T>> bounds) {
        for (QuoteFilter.Comparison comparison : QuoteFilter.Comparison.values()) {
            String parameter = field.wireName() + "[" + comparison.name().toLowerCase(Locale.ROOT) + "]";
            read.apply(parameter).ifPresent(value -> bounds.add(new QuoteFilter.Bound<>(field, comparison, value)));
        }
    }
}
