/// The sockets: how many connections there are, how long a client may take to send a request head, which requests
/// are malformed, and how the server stops.
@NullMarked
package org.landlord.adapter.rest.http.server;

import org.jspecify.annotations.NullMarked;
