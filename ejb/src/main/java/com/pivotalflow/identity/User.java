package com.pivotalflow.identity;

import com.pivotalflow.listing.SearchText;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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

    @Column(name = "phone", length = 30)
    private @Nullable String phone;

    @Column(name = "time_zone", nullable = false, length = 64)
    private String timeZone;

    @Column(name = "locale", nullable = false, length = 35)
    private String locale;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "preferences", nullable = false)
    private Metadata preferences;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

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
        this.timeZone = "UTC";
        this.locale = "en-NZ";
        this.preferences = Metadata.none();
        this.metadata = Metadata.none();
        this.searchText = SearchText.of(firstName, lastName, email);
    }

    private User(Caller author, InviteUser content, String timeZone, String locale, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.email = content.email();
        this.firstName = content.firstName();
        this.lastName = content.lastName();
        this.displayName = content.displayName();
        this.status = UserStatus.PENDING.wireName();
        this.phone = content.phone();
        this.timeZone = timeZone;
        this.locale = locale;
        this.preferences = Metadata.none();
        this.metadata = content.metadata();
        this.searchText = SearchText.of(firstName, lastName, displayName, email);
    }

    /** A person who is asked to join, and chooses a password then. */
    static User invited(Caller author, InviteUser content, String timeZone, String locale, Instant at) {
        return new User(author, content, timeZone, locale, at);
    }

    /** The first person of an organization, asked to join by nobody of it. */
    static User invited(OrganizationId organization, FirstAdministrator content, String timeZone, Instant at) {
        User user = new User(organization, Ids.next(), content.email(), content.firstName(), content.lastName(), at);
        user.status = UserStatus.PENDING.wireName();
        user.timeZone = timeZone;
        return user;
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

    /** May act from now on, without a password: somebody else signs them in. */
    void admit() {
        status = UserStatus.ACTIVE.wireName();
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

    /** What can be changed by hand, as it is. */
    UserProfile profile() {
        return new UserProfile(firstName, lastName, displayName, phone, timeZone, locale, preferences, metadata);
    }

    /** Takes over what a change says. */
    void change(Caller author, UserProfile wanted, Instant at) {
        firstName = wanted.firstName();
        lastName = wanted.lastName();
        displayName = wanted.displayName();
        phone = wanted.phone();
        timeZone = wanted.timezone();
        locale = wanted.locale();
        preferences = wanted.preferences();
        metadata = wanted.metadata();
        searchText = SearchText.of(firstName, lastName, displayName, email);
        touch(author.user(), at);
    }

    /** Another status: tokens made before are stale. */
    void becomes(Caller author, UserStatus next, Instant at) {
        status = next.wireName();
        restart(author, at);
    }

    /** Other rights: tokens made before are stale. */
    void restart(Caller author, Instant at) {
        securityVersion++;
        touch(author.user(), at);
    }

    /** Gone, but for what they did. */
    void delete(Caller author, Instant at) {
        deletedAt = at.truncatedTo(ChronoUnit.MICROS);
        becomes(author, UserStatus.INACTIVE, at);
    }

    boolean hasStatus(UserStatus asked) {
        return status.equals(asked.wireName());
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    UserId userId() {
        return new UserId(id());
    }

    String email() {
        return email;
    }

    /** Tag of the language that they read. */
    String locale() {
        return locale;
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

    /** When the present password was chosen, where that is known. */
    Optional<Instant> passwordChangedAt() {
        return Optional.ofNullable(passwordChangedAt);
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }
}
