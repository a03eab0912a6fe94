package com.pivotalflow.seed;

import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.customer.NewContact;
import com.pivotalflow.customer.NewCustomer;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.project.NewProject;
import com.pivotalflow.project.ProjectId;
import com.pivotalflow.project.ProjectService;
import com.pivotalflow.quote.QuoteService;
import com.pivotalflow.quote.terms.CreateQuote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Writes the customers, projects and the draft quote of the demonstration tenant. */
@ApplicationScoped
class SampleBusiness {

    private static final String QUOTE_KEY = "seed-quote-1";

    @Inject
    CustomerService customers;

    @Inject
    ProjectService projects;

    @Inject
    QuoteService quotes;

    /**
     * Adds what is missing.
     *
     * @param author who the quote is made by
     */
    void ensure(OrganizationId organization, UserId author) {
        CustomerId acme = customers.ensure(organization, NewCustomer.business("CUST-0001", "Acme Corp"));
        customers.ensureContact(organization, acme, contact("Alice", "Anderson", "alice.anderson@acme.example"));
        CustomerId beta = customers.ensure(organization, NewCustomer.business("CUST-0002", "Beta Ltd"));
        customers.ensureContact(organization, beta, contact("Ben", "Brown", "ben.brown@beta.example"));
        ProjectId redesign = projects.ensure(organization, new NewProject("WEB-REDESIGN", "Website Redesign", acme));
        projects.ensure(organization, new NewProject("MOBILE-APP", "Mobile App", beta));
        Caller caller = new Caller(organization, author, Set.of("quotes.create"));
        var unused = quotes.createOnce(caller, QUOTE_KEY, quote(acme, redesign));
    }

    private static NewContact contact(String firstName, String lastName, String email) {
        return new NewContact(firstName, lastName, email, null, null, true);
    }

    private static CreateQuote quote(CustomerId customer, ProjectId project) {
        return new CreateQuote(
                customer.value(),
                null,
                project.value(),
                null,
                "Website Redesign",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(
                        line("User experience design", SampleItem.UX_STD, "22.5"),
                        line("Development", SampleItem.DEV_SENIOR, "60"),
                        line("Project management", SampleItem.PM_STD, "12")),
                Metadata.none());
    }

    private static CreateQuote.Line line(String description, SampleItem item, String quantity) {
        return new CreateQuote.Line(
                null,
                null,
                description,
                item.code(),
                new BigDecimal(quantity),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                Metadata.none());
    }
}
