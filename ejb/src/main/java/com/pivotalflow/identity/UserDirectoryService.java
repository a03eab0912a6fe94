package com.pivotalflow.identity;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.identity.token.SessionEnd;
import com.pivotalflow.identity.token.SessionService;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.RegionalNames;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Keeps the people of an organization: who they are, whether they may sign in, and which roles they have. */
@Stateless
@PermitAll
@InTenant
public class UserDirectoryService {

    private static final String USER = "User";
    private static final String USUAL_LOCALE = "en-NZ";

    @Inject
    ExternalIssuer external;

    @Inject
    UserRepository users;

    @Inject
    UserDirectoryRepository directory;

    @Inject
    RoleRepository roles;

    @Inject
    OrganizationService organizations;

    @Inject
    AccountLinks links;

    @Inject
    SessionService sessions;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** A page of the people that are not deleted. */
    public Page<UserView> list(Caller caller, UserFilter filter, PageRequest request) {
        return directory.page(caller.organization(), filter, request);
    }

    /**
     * A person who is not deleted.
     *
     * @throws NotFoundException {@code USER_NOT_FOUND}
     */
    public UserView get(Caller caller, UserId user) {
        return directory.find(caller.organization(), user).orElseThrow(UserDirectoryService::notFound);
    }

    /**
     * Invites somebody by mail. Where no mail is sent, the answer has the path at which the invitation is accepted, once;
     * where an external issuer signs people in there is nothing to accept.
     *
     * @throws InvalidInputException a role that does not exist, a zone or a locale that is none
     * @throws DomainException {@code ROLE_ESCALATION}
     */
    public UserView invite(Caller caller, InviteUser content) {
        String zone = content.timezone() == null
                ? organizations.profile(caller.organization()).timeZone().getId()
                : content.timezone();
        String locale = content.locale() == null ? USUAL_LOCALE : content.locale();
        requireKnown(zone, locale);
        List<Role> assigned = roles(caller, content.roleIds());
        for (Role role : assigned) {
            Grants.require(caller, roles.grants(caller.organization(), role.id()));
        }
        Instant now = clock.instant();
        User user = User.invited(caller, content, zone, locale, now);
        if (external.isNamed()) {
            // Who can sign in there is in; there is no password to choose.
            user.admit();
        }
        users.add(caller.organization(), user);
        for (Role role : assigned) {
            users.assign(caller.organization(), new UserRole(caller, user.userId(), role.id(), null, now));
        }
        UserView view = get(caller, user.userId());
        audit.record(caller, Change.created("users.create", USER, view.id(), view));
        if (external.isNamed()) {
            return view;
        }
        return links.invite(caller.organization(), user).map(view::invitedBy).orElse(view);
    }

    /**
     * Changes the profile of a person.
     *
     * @throws DomainException {@code USER_NOT_FOUND}; as {@link Precondition#require}
     * @throws InvalidInputException a zone or a locale that is none
     */
    public UserView change(Caller caller, UserId id, Precondition precondition, Patch<UserProfile> patch) {
        User user = found(caller, id, precondition);
        UserProfile present = user.profile();
        UserProfile wanted = patch.applyTo(present);
        UserView before = get(caller, id);
        if (Sameness.of(present, wanted)) {
            return before;
        }
        requireKnown(wanted.timezone(), wanted.locale());
        return changed(caller, user, before, "users.update", (changing, now) -> changing.change(caller, wanted, now));
    }

    /**
     * Lets a person sign in or not.
     *
     * @throws DomainException {@code USER_NOT_FOUND}; as {@link Precondition#require}; {@code LAST_ADMIN}; {@code
     *     INVALID_STATUS_TRANSITION} for somebody who was invited and has no password yet
     */
    public UserView setStatus(Caller caller, UserId id, Precondition precondition, SetUserStatus wanted) {
        directory.lockAdministration(caller.organization());
        User user = found(caller, id, precondition);
        UserView before = get(caller, id);
        if (user.hasStatus(wanted.status())) {
            return before;
        }
        boolean isOpen = wanted.status() != UserStatus.PENDING
                && !(wanted.status() == UserStatus.ACTIVE && user.passwordHash().isEmpty() && !external.isNamed());
        if (!isOpen) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "INVALID_STATUS_TRANSITION",
                    "Somebody becomes active by accepting the invitation.",
                    List.of(),
                    Map.of(
                            "from",
                            before.status().wireName(),
                            "operation",
                            wanted.status().wireName(),
                            "allowed",
                            List.of(UserStatus.INACTIVE.wireName(), UserStatus.SUSPENDED.wireName())));
        }
        if (wanted.status() != UserStatus.ACTIVE) {
            sessions.endAll(caller.organization(), id, null, SessionEnd.USER_STATUS);
        }
        return changed(
                caller,
                user,
                before,
                "users.status",
                (changing, now) -> changing.becomes(caller, wanted.status(), now));
    }

    /**
     * Deletes a person; what they did keeps their name.
     *
     * @throws DomainException {@code USER_NOT_FOUND}; as {@link Precondition#require}; {@code LAST_ADMIN}
     */
    public void delete(Caller caller, UserId id, Precondition precondition) {
        directory.lockAdministration(caller.organization());
        User user = found(caller, id, precondition);
        UserView before = get(caller, id);
        boolean hadAdministrator = directory.hasAdministrator(caller.organization());
        user.delete(caller, clock.instant());
        requireAdministrator(caller, hadAdministrator);
        sessions.endAll(caller.organization(), id, null, SessionEnd.USER_STATUS);
        audit.record(caller, Change.removed("users.delete", USER, before.id(), before));
    }

    /**
     * Gives a person a role, or changes until when they have it.
     *
     * @throws DomainException {@code USER_NOT_FOUND}; as {@link Precondition#require}; {@code ROLE_NOT_FOUND}; {@code
     *     ROLE_ESCALATION}; {@code LAST_ADMIN}
     */
    public UserView assign(Caller caller, UserId id, UUID roleId, Precondition precondition, AssignRole wanted) {
        directory.lockAdministration(caller.organization());
        User user = found(caller, id, precondition);
        Role role = roles.find(caller.organization(), roleId).orElseThrow(() -> new NotFoundException("ROLE"));
        Grants.require(caller, roles.grants(caller.organization(), roleId));
        UserView before = get(caller, id);
        Optional<UserRole> known = users.assignment(caller.organization(), id, roleId);
        return changed(caller, user, before, "users.roles", (changing, now) -> {
            changing.restart(caller, now);
            known.ifPresentOrElse(
                    assignment -> assignment.lasts(wanted.expiresAt(), now),
                    () -> users.assign(
                            caller.organization(), new UserRole(caller, id, role.id(), wanted.expiresAt(), now)));
        });
    }

    /**
     * Takes a role from a person.
     *
     * @throws DomainException {@code USER_NOT_FOUND}; as {@link Precondition#require}; {@code ROLE_NOT_FOUND} when they
     *     do not have it; {@code LAST_ADMIN}
     */
    public UserView unassign(Caller caller, UserId id, UUID roleId, Precondition precondition) {
        directory.lockAdministration(caller.organization());
        User user = found(caller, id, precondition);
        UserRole assignment =
                users.assignment(caller.organization(), id, roleId).orElseThrow(() -> new NotFoundException("ROLE"));
        UserView before = get(caller, id);
        return changed(caller, user, before, "users.roles", (changing, now) -> {
            changing.restart(caller, now);
            users.unassign(caller.organization(), assignment);
        });
    }

    private UserView changed(
            Caller caller, User user, UserView before, String action, BiConsumer<User, Instant> change) {
        boolean hadAdministrator = directory.hasAdministrator(caller.organization());
        change.accept(user, clock.instant());
        requireAdministrator(caller, hadAdministrator);
        UserView after = get(caller, user.userId());
        audit.record(caller, Change.changed(action, USER, before.id(), before, after));
        return after;
    }

    private void requireAdministrator(Caller caller, boolean hadOne) {
        if (hadOne && !directory.hasAdministrator(caller.organization())) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "LAST_ADMIN",
                    "Somebody must remain who may do everything; make another administrator first.");
        }
    }

    private User found(Caller caller, UserId id, Precondition precondition) {
        User user = users.lock(caller.organization(), id).orElseThrow(UserDirectoryService::notFound);
        precondition.require(user.version(), EntityTag.of(user.version()));
        return user;
    }

    private List<Role> roles(Caller caller, List<UUID> ids) {
        List<Role> found = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            int index = i;
            roles.find(caller.organization(), ids.get(i))
                    .ifPresentOrElse(
                            found::add,
                            () -> errors.add(new FieldError(
                                    "/roleIds/" + index, "REFERENCE_NOT_FOUND", "There is no such role.")));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return found.stream().distinct().toList();
    }

    private static void requireKnown(String zone, String locale) {
        List<FieldError> errors = RegionalNames.unknown(zone, locale);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("USER");
    }
}
