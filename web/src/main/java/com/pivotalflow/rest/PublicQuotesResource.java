package com.pivotalflow.rest;

import com.pivotalflow.delivery.LinkDirectoryService;
import com.pivotalflow.delivery.LinkHolder;
import com.pivotalflow.quote.PublicDecisionService;
import com.pivotalflow.quote.PublicQuoteService;
import com.pivotalflow.quote.offer.AcceptQuote;
import com.pivotalflow.quote.offer.AcceptedOffer;
import com.pivotalflow.quote.offer.CalculateSelection;
import com.pivotalflow.quote.offer.DeclineQuote;
import com.pivotalflow.quote.offer.DeclinedOffer;
import com.pivotalflow.quote.offer.PublicCalculation;
import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.rest.json.KeyRequired;
import com.pivotalflow.rest.limits.LimitedBy;
import com.pivotalflow.rest.limits.RateLimit;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What customers read and decide by their links. Nobody signs in here; reading has no effect. */
@Path("/public/quotes/{token}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PublicQuotesResource {

    /** The language that the reader likes best, as far as it looks like one. */
    private static final Pattern LANGUAGE = Pattern.compile("\\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3})\\b.*");

    @Inject
    LinkDirectoryService links;

    @Inject
    PublicQuoteService quotes;

    @Inject
    PublicDecisionService decisions;

    @Inject
    IdempotentCalls calls;

    /** Reads what was sent. */
    @GET
    @PermitAll
    @LimitedBy(RateLimit.PUBLIC)
    @Operation(
            value = "Reads the version that a link leads to, or what became of it once it was decided on.",
            answer = PublicQuoteView.class,
            problems = {"LINK_NOT_FOUND", "QUOTE_SUPERSEDED", "QUOTE_WITHDRAWN", "QUOTE_EXPIRED", "RATE_LIMITED"})
    public Response read(@PathParam("token") String token) {
        LinkHolder holder = links.find(token);
        return Response.ok(quotes.get(holder.organization(), holder.link())).build();
    }

    /** The bytes that the content hash covers. */
    @GET
    @Path("document")
    @PermitAll
    @LimitedBy(RateLimit.PUBLIC)
    @Operation(
            value = "Gives the bytes of the version that its content hash covers.",
            answer = Object.class,
            problems = {"LINK_NOT_FOUND", "QUOTE_SUPERSEDED", "QUOTE_WITHDRAWN", "QUOTE_EXPIRED", "RATE_LIMITED"})
    public Response document(@PathParam("token") String token) {
        LinkHolder holder = links.find(token);
        return Answers.document(quotes.document(holder.organization(), holder.link()));
    }

    /** The print that came with the version. */
    @GET
    @Path("pdf")
    @Produces(Files.PDF)
    @PermitAll
    @LimitedBy(RateLimit.PUBLIC)
    @Operation(
            value = "Gives the print of the version, as it was stored when the version was sent.",
            answer = byte[].class,
            problems = {"LINK_NOT_FOUND", "QUOTE_SUPERSEDED", "QUOTE_WITHDRAWN", "QUOTE_EXPIRED", "RATE_LIMITED"})
    public Response pdf(@PathParam("token") String token, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        LinkHolder holder = links.find(token);
        return Files.of(quotes.pdf(holder.organization(), holder.link()), ifNoneMatch);
    }

    /** Takes the report that the page was opened. */
    @POST
    @Path("view")
    @PermitAll
    @LimitedBy(RateLimit.PUBLIC)
    @Operation(
            value = "Reports that a reader opened the version; the first report moves the quote.",
            answer = void.class,
            status = 204,
            problems = {"LINK_NOT_FOUND", "QUOTE_SUPERSEDED", "QUOTE_WITHDRAWN", "QUOTE_EXPIRED", "RATE_LIMITED"})
    public void view(@PathParam("token") String token) {
        LinkHolder holder = links.find(token);
        quotes.view(holder.organization(), holder.link());
    }

    /** Prices a selection. */
    @POST
    @Path("calculate")
    @PermitAll
    @LimitedBy(RateLimit.PUBLIC)
    @Operation(
            value = "Tells what a selection would come to; nothing is stored.",
            answer = PublicCalculation.class,
            problems = {
                "LINK_NOT_FOUND",
                "QUOTE_SUPERSEDED",
                "QUOTE_WITHDRAWN",
                "QUOTE_EXPIRED",
                "SELECTION_INVALID",
                "RATE_LIMITED"
            })
    public Response calculate(@PathParam("token") String token, CalculateSelection command) {
        LinkHolder holder = links.find(token);
        return Response.ok(quotes.calculate(holder.organization(), holder.link(), command))
                .build();
    }

    /** Takes the customer's yes. */
    @POST
    @Path("accept")
    @KeyRequired
    @PermitAll
    @LimitedBy(RateLimit.PUBLIC)
    @Operation(
            value = "Accepts the version with a selection, for good.",
            answer = AcceptedOffer.class,
            problems = {
                "LINK_NOT_FOUND",
                "QUOTE_ALREADY_DECIDED",
                "QUOTE_SUPERSEDED",
                "QUOTE_WITHDRAWN",
                "QUOTE_EXPIRED",
                "LINK_READ_ONLY",
                "QUOTE_UNDER_REVISION",
                "CONTENT_CHANGED",
                "TERMS_NOT_ACCEPTED",
                "SELECTION_INVALID",
                "RATE_LIMITED"
            })
    public Response accept(
            @PathParam("token") String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            AcceptQuote command) {
        LinkHolder holder = links.find(token);
        return calls.answer(
                holder,
                token,
                () -> Response.ok(decisions.accept(holder.organization(), holder.link(), command, language(languages)))
                        .build());
    }

    /** Takes the customer's no. */
    @POST
    @Path("decline")
    @KeyRequired
    @PermitAll
    @LimitedBy(RateLimit.PUBLIC)
    @Operation(
            value = "Declines the version, with a reason.",
            answer = DeclinedOffer.class,
            problems = {
                "LINK_NOT_FOUND",
                "QUOTE_ALREADY_DECIDED",
                "QUOTE_SUPERSEDED",
                "QUOTE_WITHDRAWN",
                "QUOTE_EXPIRED",
                "LINK_READ_ONLY",
                "QUOTE_UNDER_REVISION",
                "REASON_REQUIRED",
                "RATE_LIMITED"
            })
    public Response decline(
            @PathParam("token") String token,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            DeclineQuote command) {
        LinkHolder holder = links.find(token);
        return calls.answer(
                holder,
                token,
                () -> Response.ok(decisions.decline(holder.organization(), holder.link(), command, language(languages)))
                        .build());
    }

    private static @Nullable String language(@Nullable String header) {
        Matcher first = LANGUAGE.matcher(header == null ? "" : header);
        return first.matches() ? first.group(1) : null;
    }
}
