package org.landlord.adapter.rest.http.response;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.head.MediaTypes;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.ETags;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Version;
import org.landlord.port.in.Page;
import org.landlord.port.in.Upserted;
import org.landlord.wire.json.Json;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.JsonShape;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.shared.PageJson;
import org.landlord.wire.json.shared.UpsertedJson;

/// A response with a JSON body: all that a client sees of it, so that it can be stored and sent again.
///
/// @param status the HTTP status
/// @param etag the `ETag`; null for none
/// @param location the `Location`, an absolute path; null for none
/// @param body JSON
public record ApiResponse(
        int status, @Nullable String etag, @Nullable String location, String body) {

    /// 201 with the created resource and its location.
    public static <T> ApiResponse created(String location, Version version, T value, JsonShape<T> shape) {
        return new ApiResponse(201, ETags.of(version), location, Json.write(value, shape));
    }

    /// A response without a version.
    public static <T> ApiResponse of(int status, T value, JsonShape<T> shape) {
        return new ApiResponse(status, null, null, Json.write(value, shape));
    }

    /// 200 with one resource.
    public static <T> ApiResponse of(Version version, T value, JsonShape<T> shape) {
        return new ApiResponse(200, ETags.of(version), null, Json.write(value, shape));
    }

    /// 201 with a created resource, 200 with a replaced one.
    public static <T> ApiResponse of(Upserted<T> upserted, Version version, JsonShape<T> shape) {
        int status = upserted.created() ? 201 : 200;
        return new ApiResponse(status, ETags.of(version), null, Json.write(upserted, UpsertedJson.of(shape)));
    }

    /// 200 with a page of a list.
    public static <T> ApiResponse of(Page<T> page, JsonShape<T> shape) {
        return of(200, page, PageJson.of(shape));
    }

    /// 200 with one resource; 304 without a body if `If-None-Match` contains its version.
    ///
    /// @throws org.landlord.domain.failure.PreconditionFailed if `If-Match` does not contain its version
    public static <T> Response ofOne(ApiRequest call, Version version, T value, JsonShape<T> shape) {
        ETags.ifMatch(call.request().headers(ETags.IF_MATCH)).check(version);
        return ETags.matches(call.request().headers(HttpHeaders.IF_NONE_MATCH), version)
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, ETags.of(version))
                        .build()
                : of(version, value, shape).toResponse();
    }

    public Response toResponse() {
        return builder().build();
    }

    public Response.ResponseBuilder builder() {
        return Response.status(status)
                .type(MediaTypes.JSON)
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.LOCATION, location)
                .entity(body);
    }

    /// As a JSON object, to be stored.
    public String toText() {
        return Json.write(
                this,
                (reply, out) -> out.number("status", reply.status)
                        .text("etag", reply.etag)
                        .text("location", reply.location)
                        .text("body", reply.body));
    }

    /// @param text a result of [#toText()]
    public static ApiResponse fromText(String text) {
        try {
            return ObjectReader.readResponse(
                    JsonReader.document(text.getBytes(StandardCharsets.UTF_8)),
                    in -> new ApiResponse(
                            in.integer("status"),
                            in.optional("etag", Function.identity()),
                            in.optional("location", Function.identity()),
                            in.required("body", Function.identity())));
        } catch (InvalidInput e) {
            throw new IllegalStateException("a stored response cannot be read", e);
        }
    }
}
