package com.pivotalflow.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.pivotalflow.metadata.ProductDatabase.Document;
import com.pivotalflow.schema.guard.sample.SampleRows;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import jakarta.persistence.Convert;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Field;
import java.net.URL;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Immutable;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.boot.spi.Bootstrap;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The entities alone: the product's unit on the product's schema, whose own checks are taken off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntityGuardTest {

    private static final Metadata FORBIDDEN =
            new Metadata(Map.of("pricing", List.of("x", Map.of("Unit-Price", 1, "unitLabel", "h"))));

    private static final Violation VIOLATION = new Violation("pricing[1].Unit-Price", "Unit-Price");

    private ProductDatabase product;
    private EntityManagerFactory unit;

    @BeforeAll
    void start() throws SQLException {
        product = new ProductDatabase();
        ScratchDatabase database = product.database();
        SampleRows.standard().fill(database.superuser());
        for (Document document : ProductDatabase.guarded(database)) {
            ProductDatabase.run(
                    database.owner(), "ALTER TABLE " + document.table() + " DROP CONSTRAINT " + document.check());
        }
        URL description = Objects.requireNonNull(EntityGuardTest.class.getResource("/META-INF/persistence.xml"));
        Map<String, Object> settings = Map.of(
                AvailableSettings.JAKARTA_TRANSACTION_TYPE,
                "RESOURCE_LOCAL",
                AvailableSettings.JAKARTA_JTA_DATASOURCE,
                database.superuser(),
                AvailableSettings.JAKARTA_NON_JTA_DATASOURCE,
                database.superuser());
        unit = Bootstrap.getEntityManagerFactoryBuilder(description, "pivotal", settings)
                .build();
    }

    @AfterAll
    void stop() {
        unit.close();
        product.close();
    }

    @Test
    void everyAttributeOfJsonIsLabelsUnderTheConstraint() throws SQLException {
        List<Mapped> attributes = attributes();

        assertThat(attributes).hasSizeGreaterThanOrEqualTo(9);
        assertThat(attributes.stream().filter(attribute -> !attribute.isGuarded()))
                .isEmpty();
    }

    @Test
    void anAttributeThatIsNotGuardedWouldBeSeen() throws NoSuchFieldException {
        assertThat(new Mapped(Unguarded.class, "labels").isGuarded()).isFalse();
        assertThat(new Mapped(Unguarded.class, "text").isGuarded()).isFalse();
    }

    @Test
    void noEntityStoresABusinessValue() throws Exception {
        for (Mapped attribute : attributes()) {
            Throwable refused = changing(entities -> {
                Object entity = any(entities, attribute);
                if (entity.getClass().isAnnotationPresent(Immutable.class)) {
                    // What is written once is never changed: only another one of it can hold anything else.
                    entities.detach(entity);
                    new Mapped(attribute.owner(), "id").field().set(entity, UUID.randomUUID());
                    attribute.field().set(entity, FORBIDDEN);
                    entities.persist(entity);
                } else {
                    attribute.field().set(entity, FORBIDDEN);
                }
                entities.flush();
            });

            assertThat(refused).as(attribute.toString()).rootCause().isInstanceOf(ForbiddenLabelsException.class);
            assertThat(((ForbiddenLabelsException) rootOf(refused)).violations())
                    .containsExactly(VIOLATION);
        }
    }

    @Test
    void noStatementOverEntitiesStoresABusinessValue() throws Exception {
        for (Mapped attribute : attributes()) {
            Throwable refused = changing(entities -> assign(entities, attribute, FORBIDDEN));

            assertThat(rootOf(refused)).as(attribute.toString()).isInstanceOf(ForbiddenLabelsException.class);
        }
    }

    /** Otherwise the refusals above could have any other reason. */
    @Test
    void everyAttributeTakesLabels() throws Exception {
        Metadata labels = new Metadata(Map.of("priceNote", List.of("x")));
        for (Mapped attribute : attributes()) {
            Throwable refused = changing(
                    entities -> assertThat(assign(entities, attribute, labels)).isPositive());

            assertThat(refused).as(attribute.toString()).isNull();
        }
    }

    /** What the walk is for. */
    private static final class Unguarded {
        private final Metadata labels = Metadata.none();
        private final String text = "{}";

        @Override
        public String toString() {
            return labels + text;
        }
    }

    /** What is done to the entities of one transaction. */
    @FunctionalInterface
    private interface Change {
        void apply(EntityManager entities) throws ReflectiveOperationException;
    }

    private Throwable changing(Change change) {
        EntityManager entities = unit.createEntityManager();
        try {
            entities.getTransaction().begin();
            return catchThrowable(() -> change.apply(entities));
        } finally {
            entities.getTransaction().rollback();
            entities.close();
        }
    }

    private static int assign(EntityManager entities, Mapped attribute, Metadata labels) {
        return entities.createQuery(
                        "UPDATE " + attribute.owner().getName() + " e SET e." + attribute.name() + " = :labels")
                .setParameter("labels", labels)
                .executeUpdate();
    }

    private static Object any(EntityManager entities, Mapped attribute) {
        return entities.createQuery("SELECT e FROM " + attribute.owner().getName() + " e")
                .setMaxResults(1)
                .getSingleResult();
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    /** Every attribute that some entity maps to a column of JSON that is not exempt. */
    private List<Mapped> attributes() throws SQLException {
        Set<String> documents = ProductDatabase.guarded(product.database()).stream()
                .map(Document::toString)
                .collect(Collectors.toSet());
        List<Mapped> found = new ArrayList<>();
        unit.unwrap(SessionFactory.class)
                .unwrap(SessionFactoryImplementor.class)
                .getMappingMetamodel()
                .forEachEntityDescriptor(entity ->
                        entity.forEachAttributeMapping(attribute -> add(entity, attribute, documents, found)));
        return found;
    }

    private static void add(
            EntityPersister entity, AttributeMapping attribute, Set<String> documents, List<Mapped> found) {
        attribute.forEachSelectable((index, column) -> {
            String table = column.getContainingTableExpression();
            if (documents.contains("public." + table + "." + column.getSelectionExpression())) {
                found.add(new Mapped(entity.getMappedClass(), attribute.getAttributeName()));
            }
        });
    }

    /**
     * An attribute of JSON.
     *
     * @param owner the entity
     * @param name of the attribute
     */
    private record Mapped(Class<?> owner, String name) {

        /** Of the entity, or of what it is mapped from. */
        Field field() throws NoSuchFieldException {
            for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getName().equals(name)) {
                        field.setAccessible(true);
                        return field;
                    }
                }
            }
            throw new NoSuchFieldException(owner + " has no " + name);
        }

        boolean isGuarded() {
            try {
                Convert convert = field().getAnnotation(Convert.class);
                return field().getType() == Metadata.class
                        && field().isAnnotationPresent(NoBusinessValues.class)
                        && convert != null
                        && convert.converter() == MetadataConverter.class;
            } catch (NoSuchFieldException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return owner.getSimpleName() + "." + name;
        }
    }
}
