package com.pivotalflow.identity;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.PlatformOrganization;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps the access roles of an organization. */
@Stateless
@PermitAll
@InTenant
public class RoleService {

    private static final String ROLE = "Role";

    @Inject
    RoleRepository roles;

    @Inject
    PermissionRepository permissions;

    @Inject
    PlatformOrganization platform;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes the system roles that are missing, each with its grants; a role that exists is left as it is.
     *
     * @return how many roles were made
     */
    public int ensureSystemRoles(OrganizationId organization) {
        int made = 0;
        for (SystemRole content : SystemRole.values()) {
            if (roles.named(organization, content.roleName()).isEmpty()) {
                add(organization, content);
                made++;
            }
        }
        return made;
    }

    /** All roles with what they grant, by name. */
    public List<RoleView> list(Caller caller) {
        Map<UUID, List<String>> grants = roles.grants(caller.organization());
        return roles.all(caller.organization()).stream()
                .map(role -> role.view(grants.getOrDefault(role.id(), List.of())))
                .toList();
    }

    /**
     * A role with what it grants.
     *
     * @throws NotFoundException {@code ROLE_NOT_FOUND}
     */
    public RoleView get(Caller caller, UUID id) {
        Role role = roles.find(caller.organization(), id).orElseThrow(RoleService::notFound);
        return view(caller, role);
    }

    /** Makes a role of the organization's own, which grants nothing yet. */
    public RoleView create(Caller caller, CreateRole content) {
        Role role = Role.own(caller, content, clock.instant());
        roles.add(caller.organization(), role, List.of());
        RoleView view = role.view(List.of());
        audit.record(caller, Change.created("roles.create", ROLE, role.id(), view));
        return view;
    }

    /**
     * Changes what a role is called and whether it counts.
     *
     * @throws DomainException {@code ROLE_NOT_FOUND}; as {@link Precondition#require}; {@code SYSTEM_ROLE}
     */
    public RoleView change(Caller caller, UUID id, Precondition precondition, Patch<CreateRole> patch) {
        Role role = found(caller, id, precondition);
        CreateRole present = role.content();
        CreateRole wanted = patch.applyTo(present);
        RoleView before = view(caller, role);
        if (Sameness.of(present, wanted)) {
            return before;
        }
        requireOwn(role);
        role.change(caller, wanted, clock.instant());
        roles.flush(caller.organization());
        roles.restart(caller.organization(), id);
        RoleView after = role.view(before.permissions());
        audit.record(caller, Change.changed("roles.update", ROLE, id, before, after));
        return after;
    }

    /**
     * Removes a role that nobody has.
     *
     * @throws DomainException {@code ROLE_NOT_FOUND}; as {@link Precondition#require}; {@code SYSTEM_ROLE}
     */
    public void delete(Caller caller, UUID id, Precondition precondition) {
        Role role = found(caller, id, precondition);
        requireOwn(role);
        RoleView before = view(caller, role);
        roles.remove(caller.organization(), role);
        audit.record(caller, Change.removed("roles.delete", ROLE, id, before));
    }

    /**
     * Lets a role grant these permissions and no others. Tokens of everybody who has the role are stale from now on.
     *
     * @throws DomainException {@code ROLE_NOT_FOUND}; as {@link Precondition#require}; {@code SYSTEM_ROLE}; {@code
     *     PERMISSION_UNKNOWN}; {@code ROLE_ESCALATION} when the caller lacks one that is added
     */
    public RoleView setPermissions(Caller caller, UUID id, Precondition precondition, SetPermissions wanted) {
        Role role = found(caller, id, precondition);
        requireOwn(role);
        requireKnown(wanted.permissions());
        RoleView before = view(caller, role);
        Set<String> added = new TreeSet<>(wanted.permissions());
        before.permissions().forEach(added::remove);
        Set<String> removed = new TreeSet<>(before.permissions());
        wanted.permissions().forEach(removed::remove);
        Grants.require(caller, added);
        if (added.isEmpty() && removed.isEmpty()) {
            return before;
        }
        Instant now = clock.instant();
        role.regrant(caller, now);
        if (!removed.isEmpty()) {
            roles.revoke(caller.organization(), id, removed);
        }
        roles.grant(
                caller.organization(),
                added.stream()
                        .map(code -> new RolePermission(caller, id, code, now))
                        .toList());
        roles.restart(caller.organization(), id);
        RoleView after = role.view(List.copyOf(new TreeSet<>(wanted.permissions())));
        audit.record(caller, Change.changed("roles.update", ROLE, id, before, after));
        return after;
    }

    /** Every permission that there is for the organization, in alphabetical order. */
    public List<PermissionView> permissions(Caller caller) {
        if (!platform.is(caller.organization())) {
            return permissions.all();
        }
        return Stream.concat(permissions.all().stream(), Stream.of(Permissions.ofThePlatform()))
                .sorted(Comparator.comparing(PermissionView::name))
                .toList();
    }

    private Role found(Caller caller, UUID id, Precondition precondition) {
        Role role = roles.lock(caller.organization(), id).orElseThrow(RoleService::notFound);
        precondition.require(role.version(), EntityTag.of(role.version()));
        return role;
    }

    private RoleView view(Caller caller, Role role) {
        return role.view(roles.grants(caller.organization(), role.id()));
    }

    private static void requireOwn(Role role) {
        if (role.isSystem()) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "SYSTEM_ROLE",
                    "This role comes with the product; make one of your own and change that.");
        }
    }

    private static void requireKnown(List<String> permissions) {
        Set<String> known = Set.copyOf(Permissions.all());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < permissions.size(); i++) {
            if (!known.contains(permissions.get(i))) {
                errors.add(new FieldError("/permissions/" + i, "PERMISSION_UNKNOWN", whyNot(permissions.get(i))));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException("PERMISSION_UNKNOWN", "Some names are no permissions; see errors.", errors);
        }
    }

    private static String whyNot(String permission) {
        return permission.equals(PlatformOrganization.PERMISSION)
                ? "This can't be granted; it comes with the role admin of the organization that runs the platform."
                : "There is no permission of this name.";
    }

    private static NotFoundException notFound() {
        return new NotFoundException("ROLE");
    }

    private void add(OrganizationId organization, SystemRole content) {
        Instant now = clock.instant();
        Role role = Role.system(organization, Ids.next(), content, now);
        List<RolePermission> grants = content.permissions().stream()
                .map(code -> new RolePermission(organization, Ids.next(), role.id(), code, now))
                .toList();
        roles.add(organization, role, grants);
    }
}
