package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.CreateTaxClass;
import com.pivotalflow.ratecard.TaxClassEditingService;
import com.pivotalflow.ratecard.TaxClassId;
import com.pivotalflow.ratecard.TaxClassService;
import com.pivotalflow.ratecard.TaxClassView;
import com.pivotalflow.rest.json.MergePatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Tax classes with their rates over time: list, make, read, change. */
@Path("/tax-classes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TaxClassesResource {

    @Inject
    TaxClassService taxClasses;

    @Inject
    TaxClassEditingService editing;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists tax classes with all their rates. */
    @GET
    @RolesAllowed("tax_classes.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists tax classes with all their rates.", answer = TaxClassView.class)
    public Response list() {
        return list.answer(taxClasses.list(caller.organization(), list.page()));
    }

    /** Makes a tax class. */
    @POST
    @RolesAllowed("tax_classes.update")
    @Operation(
            value = "Makes a tax class.",
            answer = TaxClassView.class,
            status = 201,
            problems = {"DUPLICATE_VALUE", "RATE_PERIOD_OVERLAP"})
    public Response create(CreateTaxClass command) {
        return calls.answer(caller, () -> {
            TaxClassView view = editing.create(caller, command);
            return Answers.created("tax-classes/" + view.id(), view.etag(), view);
        });
    }

    /** Reads a tax class with all its rates. */
    @GET
    @Path("{id}")
    @RolesAllowed("tax_classes.view")
    @Operation(
            value = "Reads a tax class with all its rates.",
            answer = TaxClassView.class,
            problems = "TAX_CLASS_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        TaxClassView view = taxClasses.get(caller.organization(), new TaxClassId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes a tax class; rates that sent quotes used are ended and not changed. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("tax_classes.update")
    @Operation(
            value = "Changes a tax class; rates that sent quotes used are ended and not changed.",
            answer = TaxClassView.class,
            problems = {"TAX_CLASS_NOT_FOUND", "DUPLICATE_VALUE", "RATE_PERIOD_OVERLAP", "RESOURCE_IN_USE"})
    public Response update(@PathParam("id") UUID id, Patch<CreateTaxClass> patch) {
        return calls.answer(caller, () -> {
            TaxClassView view = editing.update(caller, new TaxClassId(id), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }
}
