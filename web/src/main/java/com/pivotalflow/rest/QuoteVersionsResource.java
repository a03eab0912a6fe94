package com.pivotalflow.rest;

import com.pivotalflow.document.DifferenceProse;
import com.pivotalflow.document.QuoteDifference;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.QuoteVersionList;
import com.pivotalflow.quote.QuoteVersionService;
import com.pivotalflow.quote.QuoteVersionView;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** Shows what customers received. */
@Path("/quotes/{id}/versions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuoteVersionsResource {

    private static final MediaType PROSE = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");

    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_PLAIN_TYPE)
            .build();

    @Inject
    QuoteVersionService versions;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Context
    Request request;

    /** Lists the versions of a quote. */
    @GET
    @RolesAllowed("quotes.view")
    @Operation(
            value = "Lists the versions that were sent, the newest first.",
            answer = QuoteVersionList.class,
            problems = "QUOTE_NOT_FOUND")
    public Response list(@PathParam("id") UUID id) {
        return Response.ok(new QuoteVersionList(versions.list(caller, new QuoteId(id))))
                .build();
    }

    /** Reads a version. */
    @GET
    @Path("{version}")
    @RolesAllowed("quotes.view")
    @Operation(
            value = "Reads a version: what the customer received.",
            answer = QuoteVersionView.class,
            problems = {"QUOTE_NOT_FOUND", "VERSION_NOT_FOUND"})
    public Response read(@PathParam("id") UUID id, @PathParam("version") int version) {
        return Response.ok(versions.get(caller, new QuoteId(id), version)).build();
    }

    /** What changed since a version. */
    @GET
    @Path("{version}/diff")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @RolesAllowed("quotes.view")
    @Parameters(value = "against", required = "against")
    @Operation(
            value = "Tells what changed from a version to another one, or to the working content: against=working.",
            answer = QuoteDifference.class,
            problems = {"QUOTE_NOT_FOUND", "VERSION_NOT_FOUND", "DIFF_CURRENCY_MISMATCH"})
    public Response difference(@PathParam("id") UUID id, @PathParam("version") int version) {
        OptionalInt against = list.numberOr("against", "working");
        list.check();
        QuoteDifference difference = versions.difference(caller, new QuoteId(id), version, against);
        Variant form = request.selectVariant(FORMS);
        boolean isProse = form != null && form.getMediaType().isCompatible(PROSE);
        return Response.ok(
                        isProse ? DifferenceProse.of(difference) : difference,
                        isProse ? PROSE : MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** The bytes that the content hash covers. */
    @GET
    @Path("{version}/document")
    @RolesAllowed("quotes.view")
    @Operation(
            value = "Gives the bytes of a version that its content hash covers.",
            answer = Object.class,
            problems = {"QUOTE_NOT_FOUND", "VERSION_NOT_FOUND"})
    public Response document(@PathParam("id") UUID id, @PathParam("version") int version) {
        return Answers.document(versions.document(caller, new QuoteId(id), version));
    }

    /** The print of a version. */
    @GET
    @Path("{version}/pdf")
    @Produces(Files.PDF)
    @RolesAllowed("quotes.view")
    @Operation(
            value = "Gives the print of a version, as it was stored when the version was sent.",
            answer = byte[].class,
            problems = {"QUOTE_NOT_FOUND", "VERSION_NOT_FOUND"})
    public Response pdf(
            @PathParam("id") UUID id,
            @PathParam("version") int version,
            @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        return Files.of(versions.pdf(caller, new QuoteId(id), version), ifNoneMatch);
    }
}
