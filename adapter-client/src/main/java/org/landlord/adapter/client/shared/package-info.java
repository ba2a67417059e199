/// HTTP and JSON for the clients of all features.
@NullMarked
package org.landlord.adapter.client.shared;

import org.jspecify.annotations.NullMarked;
