/// Usage limits over HTTP.
@NullMarked
package org.landlord.adapter.client.quota;

import org.jspecify.annotations.NullMarked;
