package com.pivotalflow.identity;

import com.pivotalflow.listing.SearchText;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in. The counters of sign-ins are not mapped: a statement of their own raises them, so that a
 * sign-in never collides with somebody who edits the person.
 */
@Entity
@Table(name = "users")
class User extends AuthoredRow {

    @Column(name = "email", nullable = false, length = 254)
    private String email;

    @Column(name = "first_name", nullable = false, length = 100)
    private String firstName;

    @Column(name = "last_name", nullable = false, length = 100)
    private String lastName;

    @Column(name = "display_name", length = 200)
    private @Nullable String displayName;

    @Column(name = "status", nullable = false)
    private String status;

    @Column(name = "security_version", nullable = false)
    private int securityVersion;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(name = "password_changed_at")
    private @Nullable Instant passwordChangedAt;

    @Column(name = "must_change_password", nullable = false)
    private boolean mustChangePassword;

    @Column(name = "search_text", nullable = false)
    private String searchText;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    private User(OrganizationId organization, UUID id, String email, String firstName, String lastName, Instant at) {
        super(organization, id, null, at);
        this.email = email;
        this.firstName = firstName;
        this.lastName = lastName;
        this.status = UserStatus.ACTIVE.wireName();
        this.searchText = SearchText.of(firstName, lastName, email);
    }

    /** A person who may sign in at once, without an invitation; the password is set separately. */
    static User active(
            OrganizationId organization, UUID id, String email, String firstName, String lastName, Instant at) {
        return new User(organization, id, email, firstName, lastName, at);
    }

    /** Gives the first password. */
    void startWith(String hash, boolean toBeChanged, Instant at) {
        passwordHash = hash;
        passwordChangedAt = at;
        mustChangePassword = toBeChanged;
    }

    /** The same password under stronger parameters: nothing that the person would notice. */
    void rehash(String hash) {
        passwordHash = hash;
    }

    /** Another password: every token made before is stale. */
    void changePassword(String hash, Instant at) {
        startWith(hash, false, at);
        securityVersion++;
        touch(userId(), at);
    }

    /** The first password, by the person's own hand: from now on they may act. */
    void join(String hash, @Nullable String name, Instant at) {
        startWith(hash, false, at);
        status = UserStatus.ACTIVE.wireName();
        if (name != null) {
            displayName = name;
        }
        touch(userId(), at);
    }

    UserId userId() {
        return new UserId(id());
    }

    String email() {
        return email;
    }

    /** What a password must not be. */
    List<String> ownWords() {
        return List.of(email, firstName, lastName, firstName + " " + lastName, displayName());
    }

    /** Whether the person was invited and has not answered yet. */
    boolean isPending() {
        return deletedAt == null && status.equals(UserStatus.PENDING.wireName());
    }

    /** The name on screens: the one the person chose, otherwise first and last name. */
    String displayName() {
        return displayName == null ? firstName + " " + lastName : displayName;
    }

    /** Whether the person may sign in and act. */
    boolean isActive() {
        return deletedAt == null && status.equals(UserStatus.ACTIVE.wireName());
    }

    int securityVersion() {
        return securityVersion;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }
}
