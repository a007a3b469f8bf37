/**
 * The edge: routes, their order of checks, bodies, errors as JSON, and the web root. A feature
 * declares {@link org.starling.platform.http.Route}s; {@link org.starling.platform.http.Edge} finds
 * one, asks for caller, need and limit, and runs its handler with a {@link
 * org.starling.platform.http.Call}; what comes back is a {@link org.starling.platform.http.Reply}
 * or a refusal. On the wire's side {@link org.starling.platform.http.HttpServer} listens, and its
 * Connection turns what Netty decodes into one request at a time.
 *
 * <h2>Bodies</h2>
 *
 * A body is read when a handler asks, never more of it than the route's limit, and whatever content
 * type it claims. One way for each form:
 *
 * <ul>
 *   <li>{@code .body(Form.class)} or {@code call.json(Form.class)}: an object as a record. Keys
 *       match without regard to case, unknown ones are ignored, of two spellings the last counts.
 *       Texts, lists and maps that are absent or null are empty, numbers 0, flags false, unless the
 *       component is {@code @Nullable}. A value of another type, {@code null} or anything that is
 *       no object is invalid_body_param.
 *   <li>{@code call.jsonOr(ifNull, Form.class)}: the same where the contract takes {@code null}.
 *   <li>{@code call.texts(code)}, {@code call.list(Form.class, code)}: arrays. {@code code} refuses
 *       what is none: mostly {@link org.starling.platform.http.HttpCode#UNPARSABLE}.
 *   <li>{@code call.fields()}: an object whose keys count as written, for the endpoints that the
 *       contract reads as a map (login, roles, channel members, privacy). Never refuses: what is no
 *       object or too long has no keys.
 *   <li>{@code call.form(code)}: multipart, large files on disk until the answer is sent; with
 *       {@code .bodyBytesMax(..)}, since it is larger than other bodies.
 *   <li>{@code call.bytes()} and {@code call.stream()}: the bytes themselves.
 * </ul>
 *
 * Bytes after the first JSON value are not looked at; a value that is not complete within the limit
 * is refused as too large; a text with NUL is refused, since no column can hold one; bytes that are
 * no UTF-8 become replacement characters.
 *
 * <p>Netty is used here and in realtime only.
 */
@NullMarked
package org.starling.platform.http;

import org.jspecify.annotations.NullMarked;
