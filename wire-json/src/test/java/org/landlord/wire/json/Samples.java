package org.landlord.wire.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.MetadataPatch;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.approval.ApprovalValue;

/// Makes a value of every record of the domain and of port.in, component by component: a component that is added
/// later is in its samples, too.
final class Samples {

    private static final String TEXT = "acme-7";

    private static final Map<Class<?>, Supplier<Object>> VALUES = Map.ofEntries(
            Map.entry(String.class, () -> "acme7"),
            Map.entry(long.class, () -> 7L),
            Map.entry(Long.class, () -> 7L),
            Map.entry(int.class, () -> 7),
            Map.entry(Integer.class, () -> 7),
            Map.entry(boolean.class, () -> true),
            Map.entry(Object.class, () -> new BigDecimal("1.50")),
            Map.entry(Instant.class, () -> Instant.parse("2026-11-22T15:04:05.120Z")),
            Map.entry(Duration.class, () -> Duration.ofSeconds(60)),
            Map.entry(ZoneId.class, () -> ZoneId.of("Europe/Berlin")),
            Map.entry(Quantity.class, () -> Quantity.parse("12.5")),
            Map.entry(QuantitySum.class, () -> QuantitySum.parse("1234567890123456789012345.000000001")),
            Map.entry(Metadata.class, Samples::metadata),
            Map.entry(MetadataPatch.class, Samples::patch),
            Map.entry(Precondition.class, Precondition::none),
            Map.entry(KeyScopes.class, () -> new KeyScopes(List.of("usage:write", "org:*"))),
            Map.entry(KeyId.class, () -> new KeyId("key_01h455vb4pex5vsknk084sn02q")),
            Map.entry(
                    ApiKeyToken.class,
                    () -> ApiKeyToken.of(new KeyId("key_01h455vb4pex5vsknk084sn02q"), "a".repeat(43))),
            Map.entry(
                    SessionHolder.class,
                    () -> new SessionHolder.User(new OrgId(TEXT), new ProviderId(TEXT), new UserId(TEXT))),
            Map.entry(DataPointer.class, () -> new DataPointer("/a/b")),
            Map.entry(CloudEventSettings.class, Samples::cloudEvents),
            Map.entry(GatewayUrl.class, () -> new GatewayUrl("https://gateway.example")),
            Map.entry(ApprovalValue.class, () -> new ApprovalValue.Selected("acme7")));

    private final boolean full;

    /// @param full true for a value in every component, false for none where there need not be one
    Samples(boolean full) {
        this.full = full;
    }

    Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> raw = (Class<?>) type;
        Supplier<Object> value = VALUES.get(raw);
        if (value != null) {
            return value.get();
        }
        if (raw == Period.class) {
            // The only period with an anchor day, which is in the full samples.
            return full ? Period.ANNIVERSARY_MONTH : Period.LIFETIME;
        }
        if (raw.isEnum()) {
            return Arrays.asList(raw.getEnumConstants()).getLast();
        }
        RecordComponent[] components = raw.getRecordComponents();
        if (components == null) {
            throw new AssertionError("there is no sample of " + raw + ": add one to " + Samples.class);
        }
        return components.length == 1 && components[0].getType() == String.class
                ? make(raw, TEXT)
                : make(raw, Arrays.stream(components).map(this::component).toArray());
    }

    private @Nullable Object component(RecordComponent component) {
        if (component.getGenericType().getTypeName().endsWith("<" + UsageTotal.class.getName() + ">")) {
            // The lines of an export are cut neither by project nor by time.
            return List.of(new Samples(false).of(UsageTotal.class));
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && !full ? null : of(component.getGenericType());
    }

    private Object collection(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Map.class) {
            return Map.of(of(arguments[0]), of(arguments[1]));
        }
        return raw == Set.class ? Set.of(of(arguments[0])) : List.of(of(arguments[0]));
    }

    private static Object make(Class<?> type, @Nullable Object... components) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(components);
        } catch (InvocationTargetException refused) {
            throw new AssertionError("there is no sample of " + type + ": add one to " + Samples.class, refused);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Metadata metadata() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("b", new BigDecimal("1.00"));
        members.put("a", Arrays.asList(null, true, "ä\"\\\n"));
        return Metadata.of(members);
    }

    private static MetadataPatch patch() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("removed", null);
        members.put("kept", Map.of("n", new BigDecimal("1E+2")));
        return new MetadataPatch(members);
    }

    private static CloudEventSettings cloudEvents() {
        CloudEventSubject[] subjects = CloudEventSubject.values();
        return new CloudEventSettings(
                subjects[subjects.length - 1],
                Map.of("a subject", new ProjectId("project_app")),
                new DataPointer("/n"),
                Map.of(new Label("build.done"), new DataPointer("/seconds")),
                List.of(new Label("run.done")));
    }
}
