import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, Max, Min, NotContains, ValidateNested } from 'class-validator';

class MessageDto {
  @IsString() @Length(1, 80) @Matches(/^[^\r\n]*$/) @NotContains('{{') subject: string;
  @IsString() @Length(1, 500) @NotContains('{{') text: string;
}
class MessagesDto {
  @ValidateNested() @Type(() => MessageDto) ja: MessageDto;
  @IsOptional() @ValidateNested() @Type(() => MessageDto) en?: MessageDto;
}
export class CreateCampaignDto {
  @IsString() @Length(1, 100) title: string;
  @ValidateNested() @Type(() => MessagesDto) messages: MessagesDto;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @IsString({ each: true }) topics: string[];
  @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) areas: string[];
  @IsOptional() @IsInt() @Min(0) @Max(216) childAgeMonths?: number;
  @IsOptional() @IsISO8601({ strict: true }) scheduledAt?: string;
}
