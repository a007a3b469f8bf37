package org.starling.platform.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives texts, lists and maps that are absent or {@code null} their empty value, so that a decoded
 * record holds no null but where its component says so.
 */
final class ZeroUnlessNullable extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    JsonSetter.Value declared = super.findSetterInfo(annotated);
    if (!hasEmptyValue(annotated.getRawType()) || isNullable(annotated)) {
      return declared;
    }
    return declared.withValueNulls(
        Nulls.AS_EMPTY, holdsTexts(annotated.getType()) ? Nulls.AS_EMPTY : Nulls.DEFAULT);
  }

  private static boolean holdsTexts(JavaType type) {
    return type.getContentType() != null && type.getContentType().hasRawClass(String.class);
  }

  private static boolean hasEmptyValue(Class<?> type) {
    return type == String.class
        || Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type);
  }

  private static boolean isNullable(Annotated annotated) {
    AnnotatedType type =
        switch (annotated) {
          case AnnotatedParameter parameter -> typeOf(parameter);
          case Annotated other when other.getAnnotated() instanceof Field field ->
              field.getAnnotatedType();
          default -> null;
        };
    return type != null && type.isAnnotationPresent(Nullable.class);
  }

  private static @Nullable AnnotatedType typeOf(AnnotatedParameter parameter) {
    return parameter.getOwner().getAnnotated() instanceof Executable owner
        ? owner.getAnnotatedParameterTypes()[parameter.getIndex()]
        : null;
  }
}
