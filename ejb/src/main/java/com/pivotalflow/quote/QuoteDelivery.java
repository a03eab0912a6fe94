package com.pivotalflow.quote;

import com.pivotalflow.customer.ContactId;
import com.pivotalflow.customer.ContactReference;
import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.delivery.DeliveryChannel;
import com.pivotalflow.delivery.LinkService;
import com.pivotalflow.delivery.LinkTarget;
import com.pivotalflow.delivery.MintedLink;
import com.pivotalflow.delivery.Recipient;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.link.MintLink;
import com.pivotalflow.quote.link.SendQuote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gets versions to those who receive them. */
@ApplicationScoped
class QuoteDelivery {

    /** Of a link that the firm hands over by itself: it is for whoever decides. */
    private static final Recipient WHOEVER_DECIDES = new Recipient(null, null, null, true);

    @Inject
    CustomerService customers;

    @Inject
    LinkService links;

    @Inject
    LinkMail mail;

    /**
     * Who receives the quote.
     *
     * @throws DomainException {@code RECIPIENT_REQUIRED}; {@code VALIDATION_FAILED} when a contact is not the
     *     customer's, or somebody cannot be reached
     */
    List<Recipient> recipients(Caller caller, Quote quote, SendQuote command) {
        if (command.recipients().isEmpty()) {
            if (command.channel() == DeliveryChannel.LINK) {
                return List.of(WHOEVER_DECIDES);
            }
            throw new DomainException(
                    Refusal.INVALID, "RECIPIENT_REQUIRED", "Say who receives the quote, or ask for the channel link.");
        }
        boolean isMailed = channel(command) == DeliveryChannel.EMAIL;
        List<FieldError> errors = new ArrayList<>();
        List<Recipient> recipients = new ArrayList<>();
        for (int i = 0; i < command.recipients().size(); i++) {
            SendQuote.Receiver stated = command.recipients().get(i);
            recipients.add(recipient(
                    caller,
                    quote,
                    new MintLink.Receiver(stated.contactId(), stated.email(), stated.name()),
                    Boolean.TRUE.equals(stated.mayDecide()),
                    new Place("/recipients/" + i, isMailed, errors)));
        }
        requireNone(errors);
        return recipients;
    }

    /**
     * Who gets another link.
     *
     * @throws DomainException {@code VALIDATION_FAILED} when the contact is not the customer's, or nobody is named
     */
    Recipient recipient(Caller caller, Quote quote, MintLink command) {
        List<FieldError> errors = new ArrayList<>();
        Recipient recipient = recipient(
                caller,
                quote,
                command.recipient(),
                Boolean.TRUE.equals(command.mayDecide()),
                new Place("/recipient", false, errors));
        requireNone(errors);
        return recipient;
    }

    /** Makes the links of a version that was sent just now, and has those mailed that shall be. */
    List<MintedLink> deliver(Caller caller, QuoteVersion version, List<Recipient> recipients, SendQuote command) {
        DeliveryChannel channel = channel(command);
        List<MintedLink> minted = links.mint(caller, target(version), channel, recipients);
        if (channel == DeliveryChannel.EMAIL) {
            minted.forEach(link -> mail.send(version, link, command.message()));
        }
        return minted;
    }

    /** The version was withdrawn, or a newer one took its place. */
    void close(OrganizationId organization, QuoteVersion version, Instant at) {
        links.close(organization, version.id(), at);
    }

    static LinkTarget target(QuoteVersion version) {
        return new LinkTarget(version.quote().value(), version.id(), version.deadline());
    }

    private static DeliveryChannel channel(SendQuote command) {
        return command.channel() == null ? DeliveryChannel.EMAIL : command.channel();
    }

    private Recipient recipient(Caller caller, Quote quote, MintLink.Receiver stated, boolean mayDecide, Place place) {
        Optional<ContactReference> contact = contact(caller, quote, stated.contactId(), place);
        String email = stated.email() == null
                ? contact.flatMap(ContactReference::email).orElse(null)
                : stated.email();
        String name =
                stated.name() == null ? contact.map(ContactReference::name).orElse(null) : stated.name();
        if (stated.contactId() == null && email == null) {
            place.refuse("/email", "REQUIRED", "Name a contact or an address.");
        } else if (contact.isPresent() && email == null && place.isMailed()) {
            place.refuse("/email", "REQUIRED", "This contact has no address.");
        }
        return new Recipient(stated.contactId(), name, email, mayDecide);
    }

    private Optional<ContactReference> contact(Caller caller, Quote quote, @Nullable UUID id, Place place) {
        if (id == null) {
            return Optional.empty();
        }
        CustomerId customer = new CustomerId(quote.heading().customerId());
        Optional<ContactReference> contact = customers.contact(caller.organization(), customer, new ContactId(id));
        if (contact.isEmpty()) {
            place.refuse("/contactId", "REFERENCE_NOT_FOUND", "There is no such record.");
        }
        return contact;
    }

    private static void requireNone(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    /**
     * Where in the request somebody is named.
     *
     * @param pointer of the object
     * @param isMailed whether an address is needed
     * @param errors what is wrong so far
     */
    private record Place(String pointer, boolean isMailed, List<FieldError> errors) {

        void refuse(String member, String code, String detail) {
            errors.add(new FieldError(pointer + member, code, detail));
        }
    }
}
