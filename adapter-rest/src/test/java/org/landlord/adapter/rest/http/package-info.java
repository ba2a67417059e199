@NullMarked
package org.landlord.adapter.rest.http;

import org.jspecify.annotations.NullMarked;
