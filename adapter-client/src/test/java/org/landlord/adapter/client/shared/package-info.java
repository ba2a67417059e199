/// Tests of the transport.
@NullMarked
package org.landlord.adapter.client.shared;

import org.jspecify.annotations.NullMarked;
