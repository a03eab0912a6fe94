package com.pivotalflow.schema.twin;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Entities for the tables of {@code examples.sql}: a sound one, and one for each thing that a mapping can get wrong. */
@SuppressWarnings("UnusedVariable")
final class ExampleEntities {

    private ExampleEntities() {}

    enum Colour {
        RED,
        BLUE
    }

    static final class LowerCase implements AttributeConverter<Colour, String> {

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Colour colour) {
            return colour == null ? null : colour.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public @Nullable Colour convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : Colour.valueOf(column.toUpperCase(Locale.ROOT));
        }
    }

    @Entity
    @Table(name = "sound", uniqueConstraints = @UniqueConstraint(columnNames = "name"))
    static class Sound {
        @Id
        private UUID id;

        @Column(name = "organization_id", nullable = false)
        private UUID tenant;

        @Version
        private long version;

        @Column(nullable = false, length = 100)
        private String name;

        private @Nullable String notes;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.VARCHAR)
        private @Nullable Colour colour;

        @Convert(converter = LowerCase.class)
        private @Nullable Colour shade;

        @Column(name = "made_at", nullable = false)
        private Instant madeAt;

        @Column(insertable = false, updatable = false)
        private @Nullable String initial;

        @GeneratedColumn("char_length(name)")
        private @Nullable Integer length;
    }

    @Entity
    @Table(name = "numbered")
    static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private @Nullable Long id;
    }

    @Entity
    @Table(name = "unnumbered")
    static class Unnumbered {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        private @Nullable Long id;
    }

    @Entity
    @Table(name = "sequenced")
    static class Sequenced {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        private @Nullable Long id;
    }

    @Entity
    @Table(name = "computing")
    static class Computing {
        @Id
        private UUID id;

        private @Nullable String name;

        private @Nullable String written;

        @GeneratedColumn("lower(name)")
        private @Nullable String other;

        @GeneratedColumn("upper(name)")
        private @Nullable String plain;
    }

    @Entity
    @Table(name = "uncounted")
    static class Uncounted {
        @Id
        private UUID id;

        private long version;
    }

    @Entity
    @Table(name = "miscounted")
    static class Miscounted {
        @Id
        private UUID id;

        @Version
        private int revision;
    }

    @Entity
    @Table(name = "valued")
    static class Valued {
        @Id
        private UUID id;

        @Enumerated(EnumType.ORDINAL)
        private @Nullable Colour ordinal;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.VARCHAR)
        private @Nullable Colour unlisted;

        @Convert(converter = LowerCase.class)
        private @Nullable Colour converted;

        @Column(name = "long_text", length = 300)
        private @Nullable String longText;

        @Column(name = "short_text", length = 30)
        private @Nullable String shortText;
    }

    @Entity
    @Table(name = "stating", indexes = @Index(name = "ix_stating_indexed", columnList = "indexed"))
    static class Stating {
        @Id
        private UUID id;

        @ColumnDefault("'b'")
        private @Nullable String preset;

        @Check(constraints = "checked > 3")
        private @Nullable Integer checked;

        @Column(unique = true)
        private @Nullable String single;

        private @Nullable String indexed;
    }

    @Entity
    @Table(name = "tagged")
    static class Tagged {
        @Id
        private UUID id;

        @ElementCollection
        @CollectionTable(name = "tags", joinColumns = @JoinColumn(name = "tagged_id"))
        @Column(name = "tag")
        private List<String> tags = List.of();
    }

    @Entity
    @Table(name = "owned")
    static class Owned {
        @Id
        private UUID id;

        @ManyToOne(optional = false)
        @JoinColumn(name = "owner_id")
        private Tagged owner;

        @ManyToOne
        @JoinColumn(name = "keeper_id")
        private @Nullable Tagged keeper;
    }

    @Entity
    @Table(name = "frozen")
    static class Frozen {
        @Id
        private UUID id;

        @Column(updatable = false)
        private @Nullable String name;

        private @Nullable String state;
    }

    @Entity
    @Table(name = "thawed")
    static class Thawed {
        @Id
        private UUID id;

        private @Nullable String name;
    }

    @Entity
    @Table(name = "borrowed")
    static class Borrowed {
        @Id
        private UUID id;

        @Column(name = "tagged_id")
        private @Nullable UUID taggedId;

        @Column(name = "old_tagged_id")
        private @Nullable UUID oldTaggedId;

        @Column(name = "frozen_id")
        private @Nullable UUID frozenId;

        private @Nullable UUID maker;

        private @Nullable UUID keeper;
    }

    @Entity
    @Table(name = "lost")
    static class Lost {
        @Id
        private UUID id;
    }
}
