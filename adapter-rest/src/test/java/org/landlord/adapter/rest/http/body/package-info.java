@NullMarked
package org.landlord.adapter.rest.http.body;

import org.jspecify.annotations.NullMarked;
