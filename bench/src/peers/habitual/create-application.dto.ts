import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsISO8601, IsString, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';

class PlanDto {
  @IsString() @Length(1, 2_000) purpose: string;
  @IsString() @Length(1, 4_000) activities: string;
  @IsString() @Length(1, 2_000) benefit: string;
  @IsISO8601({ strict: true }) completesOn: string;
}
class BudgetLineDto {
  @Matches(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/) category: string;
  @IsString() @Length(1, 100) label: string;
  @IsInt() @Min(1) @Max(999_999_999) yen: number;
}
export class CreateApplicationDto {
  @IsUUID() programId: string;
  @IsUUID() groupId: string;
  @IsString() @Length(1, 120) groupName: string;
  @IsString() @Length(1, 200) title: string;
  @ValidateNested() @Type(() => PlanDto) plan: PlanDto;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => BudgetLineDto) budgetLines: BudgetLineDto[];
  @IsInt() @Min(1) @Max(999_999_999) requestedYen: number;
}
