package com.pivotalflow.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.mapping.MappingCheck;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.rest.json.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The state of the schema, for whoever runs the service. */
@Path("/admin/schema")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SchemaResource {

    private static final Logger LOG = System.getLogger(SchemaResource.class.getName());

    /** Known by its address only: an interface of Java itself is all this module shares with the schema. */
    @EJB(lookup = "java:app/migrations/SchemaStatusBean")
    Callable<String> schema;

    @Inject
    MappingCheck entities;

    /** What was applied, what is pending, and whether the live schema is what the scripts and the entities say. */
    @GET
    @RolesAllowed("admin.view_schema")
    @Operation(
            value = "Tells what was applied to the schema and whether it is what the scripts and the entities say.",
            answer = ObjectNode.class)
    public ObjectNode state() {
        ObjectNode answer = Json.object(schemaText());
        answer.set("validation", Json.tree(entities.state()));
        return answer;
    }

    private String schemaText() {
        try {
            return schema.call();
        } catch (TimeoutException e) {
            throw unavailable("The database does not answer in time; try again shortly.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The server is stopping.");
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, "The state of the schema can''t be told: {0}", String.valueOf(e.getCause()));
            throw unavailable("The state of the schema can't be read; try again shortly.");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the state of the schema fails as it never should", e);
        }
    }

    private static DomainException unavailable(String detail) {
        return new DomainException(Refusal.UNAVAILABLE, "SERVICE_UNAVAILABLE", detail);
    }
}
