package org.landlord.application.access;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.Window;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.migration.ImportProgress;

/// Makes arguments for use cases, whatever they take: all that is about an organization is about one and the
/// same.
final class Samples {

    static final OrgId ORG = new OrgId("org_acme");

    private static final Map<Class<?>, Object> KNOWN = Map.ofEntries(
            Map.entry(OrgId.class, ORG),
            Map.entry(Instant.class, Instant.parse("2026-11-22T16:00:00Z")),
            Map.entry(Duration.class, Duration.ofMinutes(1)),
            Map.entry(Quantity.class, Quantity.of(1)),
            Map.entry(Precondition.class, Precondition.none()),
            Map.entry(Metadata.class, Metadata.empty()),
            Map.entry(MetadataPatch.class, MetadataPatch.none()),
            Map.entry(Window.class, Window.always()),
            Map.entry(AuditOrder.class, new AuditOrder.ByTime()),
            Map.entry(DataPointer.class, new DataPointer("/usage")),
            Map.entry(GatewayUrl.class, new GatewayUrl("https://gateway.example.com")),
            Map.entry(SequenceOrder.class, SequenceOrder.oldestFirst()),
            Map.entry(KeyScopes.class, new KeyScopes(List.of("org:read"))),
            Map.entry(PageRequest.class, PageRequest.first()),
            Map.entry(SecretScope.class, new SecretScope.Everything()),
            Map.entry(Function.class, Function.identity()),
            Map.entry(ImportProgress.class, (ImportProgress) (_, _) -> {}),
            Map.entry(Map.class, Map.of()),
            Map.entry(String.class, "acme"),
            Map.entry(boolean.class, false),
            Map.entry(int.class, 1),
            Map.entry(long.class, 0L));

    private Samples() {}

    static Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? List.of(of(generic.getActualTypeArguments()[0]))
                    : of(generic.getRawType());
        }
        Class<?> plain = (Class<?>) type;
        Object known = KNOWN.get(plain);
        if (known != null) {
            return known;
        }
        return plain.isEnum() ? plain.getEnumConstants()[0] : record(plain);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalStateException("there is no sample of " + type);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = Arrays.stream(components).map(Samples::value).toArray();
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("there is no sample of " + type, e);
        }
    }

    private static @Nullable Object value(RecordComponent component) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return optional && component.getType() != OrgId.class ? null : of(component.getGenericType());
    }
}
